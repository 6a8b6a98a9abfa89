/** One letter to one person. Plain text: what comes in as text cannot be a form that steals a password. */
export interface Mail {
  /** Stable for this letter, and in its Message-ID: sent twice it is the same one. */
  readonly id: string;
  /** A checked address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The injection token of the transport. */
export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');

/**
 * How letters leave the hub. Never called inside a transaction. What it is given may hold a one-time token: a
 * transport logs the id of a letter and nothing else of it.
 */
export interface MailTransport {
  /** Resolves when the letter was handed on. @throws Error when it was not; Refused when it never will be */
  send(mail: Mail): Promise<void>;
}
