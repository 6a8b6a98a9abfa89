import { asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { LetterBox } from './letters.js';

export const SESSION =
  '... on SignedIn { accessToken refreshToken member { id roles organisation { code } } }';
export const NEW_PASSWORD = 'a password of somebody new';

/** A whole hub whose letters can be read, and what people do in it who are not signed in. */
export class JoiningWorld {
  private constructor(
    readonly hub: World,
    readonly box: LetterBox,
  ) {}

  static async start(): Promise<JoiningWorld> {
    const box = await LetterBox.open();
    return new JoiningWorld(await startWorld({ HUB_MAIL_DIR: box.folder }), box);
  }

  async close(): Promise<void> {
    await this.hub.close();
    await this.box.remove();
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of their statement
  rows(sql: string, parameters: unknown[] = []): Promise<any[]> {
    return asSuperuser(async (client) => (await client.query(sql, parameters)).rows, this.hub.database);
  }

  /** A mutation by nobody, or with a token of one's own: the thing or the refusal. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  async anonymously(mutation: string, input: Record<string, unknown>, selection = SESSION): Promise<any> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { ... on Refusal { code message field } ${selection} } }`;
    const { data, errors } = await this.hub.ask(null, query, { input });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data[mutation];
  }

  accept(token: string, more: Record<string, unknown> = {}) {
    return this.anonymously('acceptInvitation', {
      token,
      displayName: 'Nina',
      password: NEW_PASSWORD,
      ...more,
    });
  }

  signIn(email: string, password: string, organisation?: string) {
    return this.anonymously('signIn', { email, password, organisation });
  }
}
