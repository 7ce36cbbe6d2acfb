/** A name by which a person is not told apart outside the system: the first word, and the initials of the others. */
export const maskedName = (name: string): string => {
  const [first = '', ...others] = name.trim().split(/\s+/u);
  return [first, ...others.map((word) => `${word.slice(0, 1)}.`)].join(' ');
};
