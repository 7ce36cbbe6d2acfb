import type { Socket } from 'node:net';
import { DateTime } from 'luxon';
import { demoAccounts } from '../demo-accounts.ts';
import type { BounceMailbox, HeldMail } from './bounce-mailbox.ts';

const COMMAND = /^(\S+) ((?:UID )?[A-Z]+) ?(.*)$/i;
const PARTIAL = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/i;
const CAPABILITIES = 'CAPABILITY IMAP4rev1 UIDPLUS';

/** Lines to say before the command is done; a text alone = why it is not. */
type Answer = string[] | string;

/** One connection of an IMAP client (RFC 9051): the commands a reader of one mailbox needs, in one line each. */
export class ImapSession {
  private signedIn = false;
  private selected = false;

  constructor(
    private readonly socket: Socket,
    private readonly mailbox: BounceMailbox,
  ) {
    this.say(`* OK [${CAPABILITIES}] ready`);
  }

  /** @param line a command without its end */
  take(line: string): void {
    const [, tag = '*', command = '', rest = ''] = COMMAND.exec(line) ?? [];
    const name = command.toUpperCase();
    const answer = this.answerTo(name, rest);
    if (typeof answer === 'string') this.say(`${tag} ${answer}`);
    else [...answer, `${tag} OK done`].forEach((said) => this.say(said));
    if (name === 'LOGOUT') this.socket.end();
  }

  private answerTo(name: string, rest: string): Answer {
    if (name === 'NOOP') return [];
    if (name === 'CAPABILITY') return [`* ${CAPABILITIES}`];
    if (name === 'LOGOUT') return ['* BYE'];
    if (name === 'LOGIN') return this.signIn(rest);
    if (!this.signedIn) return 'NO sign in first';
    if (name === 'LIST' || name === 'LSUB') {
      return [`* ${name} () "/" ${rest.endsWith('""') ? '""' : 'INBOX'}`];
    }
    if (name === 'SELECT') return this.select();
    return this.selected ? this.answerInMailbox(name, rest) : 'NO select a mailbox first';
  }

  private answerInMailbox(name: string, rest: string): Answer {
    const chosen = this.within(rest.split(' ')[0] ?? '');
    if (name === 'UID SEARCH') return this.search(rest);
    if (name === 'UID FETCH') return this.fetch(chosen, rest);
    if (name === 'UID STORE') {
      const flags = /\(([^)]*)\)/.exec(rest)?.[1]?.split(' ') ?? [];
      const taken = / -FLAGS/i.test(rest);
      for (const mail of chosen) {
        flags.forEach((flag) => (taken ? mail.flags.delete(flag) : mail.flags.add(flag)));
      }
      return [];
    }
    if (name !== 'UID EXPUNGE' && name !== 'CLOSE') return 'BAD not known here';
    this.mailbox.expunge((mail) => name === 'CLOSE' || chosen.includes(mail));
    this.selected = name !== 'CLOSE';
    return [];
  }

  private signIn(rest: string): Answer {
    const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)];
    const [user, password] = words.map(([, quoted, plain]) => quoted ?? plain);
    const { bounces } = demoAccounts;
    this.signedIn = user === bounces.user && password === bounces.password;
    return this.signedIn ? [] : 'NO [AUTHENTICATIONFAILED] wrong name or password';
  }

  private select(): Answer {
    this.selected = true;
    return [
      '* FLAGS (\\Seen \\Deleted)',
      '* OK [PERMANENTFLAGS (\\Seen \\Deleted)]',
      `* ${this.mailbox.mails.length} EXISTS`,
      '* 0 RECENT',
      '* OK [UIDVALIDITY 1]',
      `* OK [UIDNEXT ${this.mailbox.nextUid}]`,
    ];
  }

  private search(rest: string): Answer {
    const before = /BEFORE "?([\w-]+)"?/i.exec(rest)?.[1];
    const day = before ? DateTime.fromFormat(before, 'd-LLL-yyyy', { locale: 'en' }).toJSDate() : undefined;
    const seen = /\bSEEN\b/i.test(rest);
    const found = this.mailbox.mails.filter(
      ({ flags, at }) => flags.has('\\Seen') === seen && (!day || at < day),
    );
    return [['* SEARCH', ...found.map(({ uid }) => uid)].join(' ')];
  }

  private fetch(chosen: readonly HeldMail[], rest: string): Answer {
    const [asked, start, length] = PARTIAL.exec(rest) ?? [];
    const from = Number(start ?? 0);
    for (const { uid, flags, source } of chosen) {
      const number = this.mailbox.mails.findIndex((mail) => mail.uid === uid) + 1;
      const head = `* ${number} FETCH (UID ${uid} FLAGS (${[...flags].join(' ')})`;
      const body = source.subarray(from, length === undefined ? undefined : from + Number(length));
      if (!asked) {
        this.say(`${head})`);
        continue;
      }
      this.say(`${head} BODY[]${start === undefined ? '' : `<${from}>`} {${body.length}}`);
      this.socket.write(body);
      this.say(')');
    }
    return [];
  }

  /** Of a set as `1,3:5`. */
  private within(set: string): HeldMail[] {
    const ranges = set.split(',').map((part) => part.split(':').map(Number));
    return this.mailbox.mails.filter(({ uid }) =>
      ranges.some(([first = 0, last = first]) => uid >= first && uid <= last),
    );
  }

  private say(line: string): void {
    this.socket.write(`${line}\r\n`);
  }
}
