import type { HeldPost, NewAgency } from '#organization';

/** An agency as a reorganisation needs to know it; other agencies by code. */
export interface PlacedAgency {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly functions: readonly string[];
  readonly serves: readonly string[];
  readonly inForce: boolean;
}

/** The province as it is: its agencies by code and who holds which post. */
export interface Structure {
  readonly agencies: ReadonlyMap<string, PlacedAgency>;
  readonly posts: readonly HeldPost[];
  /** Officer ids by username, of those the request names. */
  readonly officers: ReadonlyMap<string, number>;
}

/** The province with the agencies that come into being; those that are there already stay as they are. */
export function withCreated(structure: Structure, created: readonly NewAgency[]): Structure {
  const agencies = new Map(structure.agencies);
  for (const { code, name, kind, parent, functions, serves = [] } of created) {
    if (!agencies.has(code)) {
      agencies.set(code, { code, name, kind, parent, functions, serves, inForce: true });
    }
  }
  return { ...structure, agencies };
}

export const childrenOf = ({ agencies }: Structure, code: string): PlacedAgency[] =>
  [...agencies.values()].filter(({ parent, inForce }) => parent === code && inForce);

export const deskOf = (structure: Structure, code: string): PlacedAgency | undefined =>
  childrenOf(structure, code).find(({ kind }) => kind === 'one-stop-centre');
