import { type MailMessage, Mailer } from '../src/application/mailer.ts';
import { SmsGateway, type TextMessage } from '../src/application/sms-gateway.ts';
import type { Outcome } from '../src/domain/outcome.ts';

type Answer = Outcome | Promise<Outcome> | (() => Promise<Outcome>);

/** What a gateway answers, call by call; then always that it took the message. */
class Script<Message> {
  readonly calls: Message[] = [];
  private readonly answers: Answer[] = [];

  next(answer: Answer): void {
    this.answers.push(answer);
  }

  /** Keeps the next call waiting. @returns how to end it. */
  hold(): (outcome: Outcome) => void {
    const held: ((outcome: Outcome) => void)[] = [];
    this.answers.push(new Promise((resolve) => held.push(resolve)));
    return (outcome) => held.forEach((end) => end(outcome));
  }

  async play(message: Message): Promise<Outcome> {
    this.calls.push(message);
    const answer = this.answers.shift() ?? { kind: 'accepted', gatewayId: `taken ${this.calls.length}` };
    return typeof answer === 'function' ? answer() : answer;
  }
}

export class ScriptedSmsGateway extends SmsGateway {
  readonly script = new Script<TextMessage>();

  constructor(override readonly name = 'scripted') {
    super();
  }

  override send(message: TextMessage): Promise<Outcome> {
    return this.script.play(message);
  }
}

export class ScriptedMailer extends Mailer {
  override readonly name = 'scripted-mail';
  readonly script = new Script<MailMessage>();

  override send(message: MailMessage): Promise<Outcome> {
    return this.script.play(message);
  }
}
