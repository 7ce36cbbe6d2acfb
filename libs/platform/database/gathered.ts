import DataLoader from 'dataloader';
import { EVERYTHING, sight } from './sight.ts';

type AskMany<Question, Answer> = (questions: readonly Question[]) => Promise<readonly Answer[]>;

type Ask<Question, Answer> = (question: Question) => Promise<Answer>;

/** Milliseconds a batch waits for the one under way: one that hears nothing any more is not to hold back all that follow. */
const PATIENCE = 1_000;

/**
 * Lets many who ask for the same at a time share statements: what is asked while one is under way goes out together once it is
 * answered, or beside it when that takes longer than a second. Each gets its own answer; where a shared statement fails,
 * each is asked again alone, so it must be safe to repeat.
 * @param ask answers in the order of the questions
 * @param most questions of one statement
 */
export function gathered<Question, Answer>(
  ask: AskMany<Question, Answer>,
  most: number,
): Ask<Question, Answer> {
  const load = loaderOf(ask, most);
  return (question) => {
    // One statement has one sight.
    if (sight.current()) throw new Error('what a request asks is not shared with others');
    return load(question);
  };
}

/** The same among requests that see everything: what the public asks. */
export function gatheredInPublic<Question, Answer>(
  ask: AskMany<Question, Answer>,
  most: number,
): Ask<Question, Answer> {
  const load = loaderOf<Question, Answer>((questions) => sight.of(EVERYTHING, () => ask(questions)), most);
  return (question) => {
    if (sight.current() !== EVERYTHING) throw new Error('only those who see everything share what they ask');
    return load(question);
  };
}

function loaderOf<Question, Answer>(ask: AskMany<Question, Answer>, most: number): Ask<Question, Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Question, Answer>(
    (questions) => {
      const answers = together(ask, questions);
      underWay = answers.catch(() => undefined);
      return answers;
    },
    {
      ...{ cache: false, maxBatchSize: most },
      batchScheduleFn: (send) => void endedOrLong(underWay).then(() => setImmediate(send)),
    },
  );
  return (question) => loader.load(question);
}

async function endedOrLong(underWay: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const long = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
    timer.unref();
  });
  await Promise.race([underWay, long]);
  clearTimeout(timer);
}

async function together<Question, Answer>(
  ask: AskMany<Question, Answer>,
  questions: readonly Question[],
): Promise<(Answer | Error)[]> {
  try {
    return [...(await ask(questions))];
  } catch (error) {
    if (questions.length === 1) throw error;
    return Promise.all(questions.map((question) => alone(ask, question)));
  }
}

async function alone<Question, Answer>(
  ask: AskMany<Question, Answer>,
  question: Question,
): Promise<Answer | Error> {
  try {
    return (await ask([question]))[0] as Answer;
  } catch (error) {
    return error as Error;
  }
}
