/** An officer as colleagues know them. */
export interface Person {
  officerId: number;
  username: string;
  name: string;
}

/** Somebody an officer acts for, and the delegation of their post that lets them; absent = it is for a single task. */
export interface Represented extends Person {
  delegationId?: number;
}
