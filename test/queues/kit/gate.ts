import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A road to a server that a test can close, open again, or jam: everything is accepted and nothing is passed on. */
export class Gate {
  private server: Server | null = null;
  private port = 0;
  private jammed = false;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly target: URL) {}

  static async to(address: string): Promise<Gate> {
    const gate = new Gate(new URL(address));
    await gate.open();
    return gate;
  }

  /** The same address, through the gate. */
  get address(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.toString();
  }

  async open(): Promise<void> {
    const server = createServer((near) => this.join(near));
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(this.port, '127.0.0.1', resolve),
    );
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Cuts every connection and refuses new ones. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  jam(): void {
    this.jammed = true;
    for (const socket of this.sockets) socket.pause();
  }

  free(): void {
    this.jammed = false;
    for (const socket of this.sockets) socket.resume();
  }

  private join(near: Socket): void {
    const far = connect(Number(this.target.port || 6379), this.target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.jammed) from.pause();
    }
  }
}
