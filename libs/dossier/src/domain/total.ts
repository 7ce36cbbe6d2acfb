/** Things counted at most. */
export const COUNTED = 1_000;

/** How many there are; not exact: at least so many, which is as far as anyone counts. */
export interface Total {
  total: number;
  totalExact: boolean;
}

/** @param counted up to one more than {@link COUNTED} */
export const totalOf = (counted: number): Total => ({
  total: Math.min(counted, COUNTED),
  totalExact: counted <= COUNTED,
});
