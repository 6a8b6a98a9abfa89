import type { DemoOrganisation } from '../demo/demo.data.js';
import { HubClient, type Line } from '../simulation/hub-client.js';
import { Member } from '../simulation/identities.js';
import { SimulationProblem } from '../simulation/patience.js';

/** Everybody of the demo, each with a sign-in of its own, found by the organisation. */
export class ScenarioCast {
  private readonly clients = new Map<string, HubClient>();

  constructor(
    private readonly line: Line,
    private readonly organisations: readonly DemoOrganisation[],
    private readonly password: string,
  ) {}

  get operator(): HubClient {
    return this.memberOf('HUB-LGG', 0);
  }

  get supervisor(): HubClient {
    return this.memberOf('HUB-LGG', 1);
  }

  /** The member of an organisation with this code. @throws SimulationProblem */
  of(code: string): HubClient {
    return this.memberOf(code, 0);
  }

  private memberOf(code: string, place: number): HubClient {
    const member = this.organisations.find((one) => one.code === code)?.members[place];
    if (!member) throw new SimulationProblem(`Nobody of ${code} has a sign-in of the demo.`);
    const { email } = member;
    const known = this.clients.get(email);
    if (known) return known;
    const client = new HubClient(this.line, new Member(this.line, email, this.password));
    this.clients.set(email, client);
    return client;
  }
}
