import { recorded, type Statement } from '../../support/statements.ts';

/** The first statement with this mark that the product sends meanwhile. */
export async function sentBy(send: () => Promise<unknown>, marked: RegExp): Promise<Statement> {
  const { statements } = await recorded(send);
  const found = statements.find(({ text }) => marked.test(text));
  if (!found) throw new Error(`nothing sent is like ${marked.source}`);
  return found;
}
