export { createDataSource, registerEntity } from './data-source.ts';
export { Database, type Queryable, type Transaction } from './database.ts';
export { DatabaseModule } from './database.module.ts';
export { gathered } from './gathered.ts';
export { EVERYTHING, NOTHING, type Sight, sight } from './sight.ts';
export { demandLimitedLogin } from './demand-limited-login.ts';
export { admitLogins, type Logins, openDatabase } from './logins.ts';
export { isDatabaseUnavailable, violatesUnique } from './postgres-error.ts';
export { default as sql, empty, join, raw, type Sql } from 'sql-template-tag';
