import { Redis } from 'ioredis';

/** Everything a Redis holds. */
export async function redisDump(url: string): Promise<string> {
  const client = new Redis(url);
  const read: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => client.get(key),
    hash: (key) => client.hgetall(key),
    list: (key) => client.lrange(key, 0, -1),
    set: (key) => client.smembers(key),
    zset: (key) => client.zrange(key, 0, -1),
    stream: (key) => client.xrange(key, '-', '+'),
    // Gone since its name was read, as locks of jobs are.
    none: () => Promise.resolve(null),
  };
  try {
    const parts: string[] = [];
    for (const key of await client.keys('*')) {
      const content = await read[await client.type(key)]?.(key);
      if (content === undefined) throw new Error(`${key} is of a type that is not read here`);
      parts.push(`${key} ${JSON.stringify(content)}`);
    }
    return parts.join('\n');
  } finally {
    client.disconnect();
  }
}
