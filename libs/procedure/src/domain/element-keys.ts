/** What tells the elements of each list of a procedure apart, by the list's path. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  methods: ['channel'],
  'methods.fees': ['code', 'name'],
  cases: ['code'],
  areas: ['code'],
  components: ['code'],
  results: ['code', 'name'],
  agencies: ['part', 'name'],
  legalGrounds: ['number'],
};

/** Lists whose elements need all of their keys; the others go by the first one that is there. */
const BY_ALL = ['agencies'];

/** The key of an element; undefined in lists that are one value, such as the levels. */
export function keyOfElement(path: string, element: unknown): string | undefined {
  const keys = KEYS[path];
  if (!keys || typeof element !== 'object' || element === null) return undefined;
  const parts = keys.flatMap((key) => {
    const part = (element as Record<string, unknown>)[key];
    return typeof part === 'string' && part !== '' ? [part] : [];
  });
  return BY_ALL.includes(path) ? parts.join(': ') : parts[0];
}
