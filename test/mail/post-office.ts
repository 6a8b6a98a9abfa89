import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export const PASSWORD = 'only-for-tests-of-mail';

/** `loses its answer`: takes the letter, and the connection breaks before it says so. */
export type Mood = 'takes' | 'is busy' | 'knows nobody' | 'loses its answer';

export interface Posted {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly text: string;
}

/** A real mail server on this machine. */
export class PostOffice {
  /** What it does with the next letters; the last one for all that follow. */
  moods: Mood[] = ['takes'];
  /** Everything that it was given, taken or not. */
  readonly seen: Posted[] = [];

  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) => {
      if (username === 'hub' && password === PASSWORD) done(null, { user: username });
      else done(new Error('No such account'));
    },
    onRcptTo: (_, __, done) => {
      if (this.moods[0] === 'knows nobody') done(numbered(550, 'No such user here'));
      else done();
    },
    onData: (stream, session, done) => void this.take(stream, session).then(() => this.answer(session, done)),
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    // Connections that break are part of the story.
    this.server.on('error', () => undefined);
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://hub:${PASSWORD}@127.0.0.1:${port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const [head = '', body = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
    this.seen.push({
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to: envelope.rcptTo.map(({ address }) => address),
      messageId: /^Message-ID: <(.*)>$/m.exec(head)?.[1] ?? '',
      text: Buffer.from(body, 'base64').toString('utf8'),
    });
  }

  private answer({ id }: SMTPServerSession, done: (problem?: Error | null) => void): void {
    const mood = this.moods.length > 1 ? this.moods.shift() : this.moods[0];
    if (mood === 'is busy') done(numbered(451, 'Come again later'));
    else if (mood === 'loses its answer') {
      for (const connection of this.server.connections)
        if (connection.id === id) connection._socket.destroy();
    } else done();
  }
}

function numbered(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
