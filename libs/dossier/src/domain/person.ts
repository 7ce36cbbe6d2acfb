/** An officer as colleagues know them. */
export interface Person {
  officerId: number;
  username: string;
  name: string;
}
