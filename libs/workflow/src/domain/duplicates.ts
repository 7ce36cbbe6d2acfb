/** What occurs a second time, once for each further time. */
export function duplicates(codes: readonly string[]): string[] {
  const met = new Set<string>();
  return codes.filter((code) => met.size === met.add(code).size);
}
