/** A question a citizen put to the province at the portal. */
export interface AskedQuestion {
  id: string;
  content: string;
  asker: string;
  /** MADONVI. */
  agency: string;
  /** In the order they arrived; a province that tells one twice has it there twice. */
  answers: string[];
}

/** Questions at the portal, and whose accounts are whose. */
export class AskedQuestions {
  private readonly asked: AskedQuestion[] = [];
  /** TechID by identity number. */
  readonly accounts = new Map<string, string>();

  /** Somebody asks. */
  ask(question: Pick<AskedQuestion, 'content' | 'asker' | 'agency'>): AskedQuestion {
    const one = { id: String(this.asked.length + 1), ...question, answers: [] };
    this.asked.push(one);
    return one;
  }

  all(): readonly AskedQuestion[] {
    return this.asked;
  }

  get(id: string): AskedQuestion | undefined {
    return this.asked.find((one) => one.id === id);
  }
}
