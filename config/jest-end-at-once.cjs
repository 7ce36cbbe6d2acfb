/**
 * Ends a worker of Jest as soon as nothing keeps it. By itself Node would take its heap down first, which for the gigabyte of a
 * suite lasts longer than the half second after which Jest ends a worker by force and blames the tests. One that has left
 * something open does not come here, and is still found.
 */
if (process.send) process.once('beforeExit', () => process.exit());
