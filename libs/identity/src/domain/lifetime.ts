/** How long sessions and their tokens last, in milliseconds. */
export interface Lifetimes {
  readonly access: number;
  readonly idle: number;
  readonly absolute: number;
}

const MINUTE = 60_000;

export const lifetimesOf = (config: {
  ACCESS_MINUTES: number;
  SESSION_IDLE_MINUTES: number;
  SESSION_HOURS: number;
}): Lifetimes => ({
  access: config.ACCESS_MINUTES * MINUTE,
  idle: config.SESSION_IDLE_MINUTES * MINUTE,
  absolute: config.SESSION_HOURS * 60 * MINUTE,
});

export const later = (instant: Date, milliseconds: number): Date =>
  new Date(instant.getTime() + milliseconds);

export const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
