// A real server process with an empty database and a real mail server.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSql } from './database.ts';
import { type Mail, MailSink } from './mail-sink.ts';
import { type Agreement, newAgreement, newPerson, type Person } from './people.ts';
import { type Language } from './texts.ts';

export type Engine = 'sqlite' | 'postgres';

/** What an installation is like beyond its empty database. */
export interface Wishes {
  engine?: Engine;
  /** More BC_ variables. */
  settings?: Record<string, string>;
  /** Mails go to files, which switches the development mailbox on. */
  hasMailFolder?: boolean;
}

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Invitation {
  person: Person;
  agreement: Agreement;
  mail: Mail;
  link: string;
}

const PATIENCE = 20_000;

export class Installation {
  readonly #folder: string;
  readonly #environment: Record<string, string>;
  readonly #log: string[] = [];
  #server?: ChildProcess;
  #registers = 0;

  private constructor(
    readonly baseUrl: string,
    readonly databaseUrl: string,
    readonly sink: MailSink,
    folder: string,
    settings: Record<string, string>,
  ) {
    this.#folder = folder;
    this.#environment = {
      PATH: process.env.PATH ?? '',
      BC_DATABASE_URL: databaseUrl,
      BC_BASE_URL: baseUrl,
      BC_LISTEN: baseUrl.replace('http://localhost', '127.0.0.1'),
      BC_MAIL: `smtp://127.0.0.1:${sink.port}`,
      // Tests are different clients by X-Forwarded-For, so that their rate limits do not collide.
      BC_TRUSTED_PROXIES: '127.0.0.1',
      BC_PRIVATE_SUFFIXES: 'example, test',
      BC_KEYRING_FILE: join(folder, 'keyring'),
      BC_FILES: join(folder, 'files'),
      ...settings,
    };
  }

  static async start({ engine = 'sqlite', settings = {}, hasMailFolder = false }: Wishes = {}): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'business-center-installation-'));
    const databaseUrl = engine === 'sqlite' ? `sqlite://${join(folder, 'test.db')}` : createPostgresDatabase();
    const mail: Record<string, string> = hasMailFolder ? { BC_MAIL: `file:${join(folder, 'mail')}` } : {};
    const installation = new Installation(
      `http://localhost:${await freePort()}`,
      databaseUrl,
      await MailSink.start(),
      folder,
      { ...mail, ...settings },
    );
    try {
      await installation.#serve();
    } catch (error) {
      await installation.stop();
      throw error;
    }
    return installation;
  }

  /** What the server has logged. */
  get log(): string {
    return this.#log.join('');
  }

  async #serve(): Promise<void> {
    await this.#succeed('migrate');
    await this.#succeed('keyring', 'new');
    await this.#run();
  }

  /** Stops the server and starts it again: what it does every hour, it does first. */
  async restart(): Promise<void> {
    await this.#halt();
    await this.#run();
  }

  async #run(): Promise<void> {
    const server = spawn(program(), ['serve'], { cwd: this.#folder, env: this.#environment, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#server = server;
    server.stderr.setEncoding('utf8').on('data', (text: string) => this.#log.push(text));
    await waitUntilReady(this.baseUrl, () => {
      if (server.exitCode !== null) throw new Error(`the server stopped:\n${this.log}`);
    });
  }

  /** Runs the program with this installation's settings. */
  async command(...parameters: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      const options = { cwd: this.#folder, env: this.#environment, encoding: 'utf8' as const };
      execFile(program(), parameters, options, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
    });
  }

  async #succeed(...parameters: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.command(...parameters);
    if (code !== 0) throw new Error(`business-center ${parameters.join(' ')} failed with ${code}:\n${stdout}${stderr}`);
    return stdout;
  }

  /** Stores a software file. */
  async addFile(name: string, content: string): Promise<string> {
    writeFileSync(join(this.#folder, name), content);
    return this.#succeed('files', 'add', name);
  }

  /** Imports a register file with these agreements. */
  async importRegister(...agreements: Agreement[]): Promise<string> {
    return this.importLists({ agreements });
  }

  /** Imports a register file with these lists, by their names. */
  async importLists(lists: Record<string, unknown>): Promise<string> {
    this.#registers += 1;
    const file = join(this.#folder, `register-${this.#registers}.json`);
    writeFileSync(file, JSON.stringify(lists));
    return this.#succeed('import', file);
  }

  /** Imports product keys. */
  async importKeys(keys: Record<string, unknown>[]): Promise<string> {
    this.#registers += 1;
    const file = join(this.#folder, `keys-${this.#registers}.json`);
    writeFileSync(file, JSON.stringify({ format: 1, keys }));
    return this.#succeed('import', file, '--kind', 'keys');
  }

  /** Imports an agreement and takes the invitation of its first administrator out of the mailbox. */
  async invite(language: Language = 'en', changes: Partial<Agreement> = {}): Promise<Invitation> {
    return this.inviteBy(newAgreement(newPerson(language), changes));
  }

  /** The same for an agreement that the test has written. */
  async inviteBy(agreement: Agreement): Promise<Invitation> {
    const person = agreement.purchasing_accounts[0].administrator;
    await this.importRegister(agreement);
    const mail = await this.sink.next(person.email, (mail) => mail.link.includes('/i/'));
    return { person, agreement, mail, link: mail.link };
  }

  /** The ids of an address's invitations, oldest first. */
  async invitationIds(address: string): Promise<string[]> {
    const rows = await this.#jsonLines<{ id: string; email: string }>('invitation', 'list', '--json');
    return rows.filter((row) => row.email === address).map((row) => row.id);
  }

  /** Everything that was ever queued for an address. */
  async queuedMails(address: string): Promise<{ kind: string; state: string }[]> {
    const rows = await this.#jsonLines<{ kind: string; state: string; recipient: string }>('mail', 'list', '--json');
    return rows.filter((row) => row.recipient === address);
  }

  async cancelInvitation(address: string): Promise<void> {
    const [id] = await this.invitationIds(address);
    await this.#succeed('invitation', 'cancel', id);
  }

  /** The operator sends the invitation again; gives the new link. */
  async resendInvitation(address: string, ...options: string[]): Promise<string> {
    const [id] = await this.invitationIds(address);
    await this.#succeed('invitation', 'resend', id, ...options);
    return (await this.sink.next(address, (mail) => mail.link.includes('/i/'))).link;
  }

  async #jsonLines<Row>(...parameters: string[]): Promise<Row[]> {
    const lines = (await this.#succeed(...parameters)).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Row);
  }

  async #halt(): Promise<void> {
    const server = this.#server;
    if (server && server.exitCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    }
  }

  async stop(): Promise<void> {
    await this.#halt();
    await this.sink.stop();
    if (this.databaseUrl.startsWith('postgres')) {
      runSql(postgresUrl(), 'DROP DATABASE IF EXISTS :"name" WITH (FORCE);', { name: this.databaseUrl.split('/').pop() ?? '' });
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function program(): string {
  const path = process.env.BC_TEST_PROGRAM;
  if (!path) throw new Error('the global set-up has not run');
  return path;
}

function postgresUrl(): string {
  const url = process.env.BC_TEST_POSTGRES_URL;
  if (!url) {
    throw new Error('BC_TEST_POSTGRES_URL is not set: run `scripts/with-postgres bash -c "cd end2end && npx playwright test"`');
  }
  return `${url}/postgres`;
}

let databases = 0;

function createPostgresDatabase(): string {
  databases += 1;
  const name = `end2end_${process.pid}_${databases}`;
  runSql(postgresUrl(), 'CREATE DATABASE :"name";', { name });
  return `${process.env.BC_TEST_POSTGRES_URL}/${name}`;
}

/** A port that nobody listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks until the server says that it is ready; `check` may give up earlier by throwing. */
export async function waitUntilReady(baseUrl: string, check: () => void, patience = PATIENCE): Promise<void> {
  const deadline = Date.now() + patience;
  const readiness = `${baseUrl.replace('localhost', '127.0.0.1')}/readyz`;
  for (;;) {
    check();
    const answer = await fetch(readiness).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${readiness} did not answer in ${patience / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
