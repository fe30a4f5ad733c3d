// A real SMTP server that keeps what it is sent.
import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How long a test waits for a mail. */
const PATIENCE = 20_000;

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** By name in lower case. */
  headers: Map<string, string>;
  /** The first address of the plain text. */
  link: string;
}

export class MailSink {
  readonly #mails: Mail[] = [];
  readonly #arrivals = new EventEmitter();
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        simpleParser(stream).then((parsed) => {
          const text = parsed.text ?? '';
          for (const { address } of session.envelope.rcptTo) {
            this.#mails.push({
              to: address,
              subject: parsed.subject ?? '',
              text,
              html: parsed.html || '',
              headers: new Map(parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
              link: /https?:\/\/\S+/.exec(text)?.[0] ?? '',
            });
          }
          done();
          this.#arrivals.emit('mail');
        }, done);
      },
    });
    this.#arrivals.setMaxListeners(0);
  }

  static async start(): Promise<MailSink> {
    const sink = new MailSink();
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server.server, 'listening');
    return sink;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** Every mail to an address that nobody has taken yet. */
  waiting(address: string): Mail[] {
    return this.#mails.filter((mail) => mail.to === address);
  }

  /** Takes the oldest mail to an address that the predicate accepts, or waits for it to arrive. */
  async next(address: string, accepts: (mail: Mail) => boolean = () => true): Promise<Mail> {
    const deadline = AbortSignal.timeout(PATIENCE);
    for (;;) {
      const index = this.#mails.findIndex((mail) => mail.to === address && accepts(mail));
      if (index >= 0) return this.#mails.splice(index, 1)[0];
      await once(this.#arrivals, 'mail', { signal: deadline }).catch(() => {
        const others = this.#mails.map((mail) => `${mail.to}: ${mail.subject}`).join('\n  ');
        throw new Error(`no such mail to ${address} came; there were:\n  ${others || 'none'}`);
      });
    }
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
