/** One event as a browser reads it (WHATWG HTML, server-sent events). @param id what a browser that comes back names */
export const serverSentEvent = (id: string, name: string, data: object): string =>
  `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Says how long to wait before coming back. @param ms milliseconds */
export const comeBackAfter = (ms: number): string => `retry: ${ms}\n\n`;

/** Keeps proxies from closing what is silent. */
export const HEART_BEAT = ': \n\n';
