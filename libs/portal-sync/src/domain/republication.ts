/**
 * Why the portal is told once more: a file was found clean, money moved, the portal was found to differ, someone asked for it,
 * or asked for links that are good again.
 */
export const OCCASIONS = ['file', 'money', 'difference', 'asked', 'links'] as const;

export type Occasion = (typeof OCCASIONS)[number];

/** `needless`: the portal had been told so already. */
export const REPUBLICATION_STATES = ['wished', 'open', 'sent', 'needless'] as const;

export type RepublicationState = (typeof REPUBLICATION_STATES)[number];

/** What a publication that goes out again is to do. */
export interface Again {
  occasions: readonly Occasion[];
  /** From which change on rows of progress that the portal lacks are sent too; null = none. */
  from: number | null;
  /** Of what the portal was last told, hexadecimal; null = not known. */
  told: string | null;
}

/** Nobody asked: it goes out only where it says something new. */
const OF_ITSELF: readonly Occasion[] = ['file', 'money'];

export const saysNothingNew = ({ occasions, told }: Again, digest: string): boolean =>
  told === digest && occasions.every((occasion) => OF_ITSELF.includes(occasion));
