import { createTransport, type Transporter } from 'nodemailer';
import { Refused } from '../refusals/refusal.js';
import type { Mail, MailTransport } from './mail.js';
import { writeMail } from './mail-text.js';

/** Milliseconds for each step of a conversation: the job that waits is one of few. */
const PATIENCE = 10_000;

/** What a server that does not want a letter says of it, and (451 and the like) of one that it cannot take now. */
interface SmtpProblem {
  readonly code?: unknown;
  readonly responseCode?: unknown;
}

/**
 * Hands letters to an SMTP server, each in a connection of its own. Errors name the letter, the kind of trouble and
 * the server's number for it, and never an address, a text or a password.
 */
export class SmtpMail implements MailTransport {
  private readonly server: Transporter;

  constructor(
    url: string,
    private readonly from: string,
    patience = PATIENCE,
  ) {
    this.server = createTransport({
      url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      dnsTimeout: patience,
      requireTLS: wantsTls(url),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** @throws Refused MAIL_NOT_TAKEN for ever; Error for now */
  async send(mail: Mail): Promise<void> {
    const raw = writeMail(mail, this.from, new Date());
    try {
      await this.server.sendMail({ envelope: { from: this.from, to: [mail.to] }, raw });
    } catch (problem) {
      throw told(mail.id, problem as SmtpProblem);
    }
  }
}

function told(id: string, { code, responseCode }: SmtpProblem): Error {
  const number = typeof responseCode === 'number' ? responseCode : 0;
  const what = `The letter ${id} was not taken: ${String(code ?? 'ERROR')}${number ? ` ${number}` : ''}`;
  // A wrong password is mended in the settings; an address that does not exist stays one.
  const forEver = (code === 'EENVELOPE' || code === 'EMESSAGE') && number >= 500;
  // No code of the API: it ends among the dead letters, and no caller is told it.
  return forEver ? new Refused('MAIL_NOT_TAKEN', `${what}.`) : new Error(what);
}

/** A password goes over a foreign line in no other way. On this machine there is no line. */
function wantsTls(url: string): boolean {
  const { protocol, hostname, password } = new URL(url);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'smtp:' && password !== '' && !local;
}
