import DataLoader from 'dataloader';
import { sight } from './sight.ts';

type AskMany<Question, Answer> = (questions: readonly Question[]) => Promise<readonly Answer[]>;

/**
 * Lets many who ask for the same at a time share statements: what is asked while one is under way goes out together once it is
 * answered. Each gets its own answer; where a shared statement fails, each is asked again alone, so it must be safe to repeat.
 * @param ask answers in the order of the questions
 * @param most questions of one statement
 */
export function gathered<Question, Answer>(
  ask: AskMany<Question, Answer>,
  most: number,
): (question: Question) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Question, Answer>(
    (questions) => {
      const answers = together(ask, questions);
      underWay = answers.catch(() => undefined);
      return answers;
    },
    {
      ...{ cache: false, maxBatchSize: most },
      batchScheduleFn: (send) => void underWay.then(() => setImmediate(send)),
    },
  );
  return (question) => {
    // One statement has one sight.
    if (sight.current()) throw new Error('what a request asks is not shared with others');
    return loader.load(question);
  };
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
