/** Logins of the test server: made with the template database, with the superuser's password. */
const as = (url: string, username: string): string => Object.assign(new URL(url), { username }).toString();

/** A database as the login of api and worker comes in. @param url of its owner */
export const asApplication = (url: string): string => as(url, 'mot_cua_test_application');

/** As the login of the queues comes in. */
export const asQueue = (url: string): string => as(url, 'mot_cua_test_queue');

/** Settings of the processes that serve a database. */
export const servedFrom = (url: string) => ({
  DATABASE_URL: asApplication(url),
  QUEUE_DATABASE_URL: asQueue(url),
});
