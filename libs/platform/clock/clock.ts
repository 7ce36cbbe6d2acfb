/** The only source of the current instant; domain and application code receive it, never the system's clock. */
export abstract class Clock {
  abstract now(): Date;
}
