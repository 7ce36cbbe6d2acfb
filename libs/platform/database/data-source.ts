import { DataSource, type EntitySchema } from 'typeorm';
import { migrationClasses } from './migrations.ts';
import { NOTHING, type Sight } from './sight.ts';
import { clientsSeeing } from './sighted-client.ts';

const entities: EntitySchema[] = [];

/** Makes a module's entity known to every data source of the process. */
export const registerEntity = <Row>(entity: EntitySchema<Row>): EntitySchema<Row> => {
  entities.push(entity as EntitySchema);
  return entity;
};

export interface DataSourceOptions {
  url: string;
  pool: number;
  applicationName: string;
  /** What is seen outside of requests; nothing unless it is said. A login that owns the tables sees all anyway. */
  sight?: Sight;
}

/** A data source that never changes the schema by itself: migrations alone do. */
export const createDataSource = ({
  url,
  pool,
  applicationName,
  sight = NOTHING,
}: DataSourceOptions): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    applicationName,
    entities,
    migrations: migrationClasses(),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: {
      max: pool,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      pipeline: true,
      Client: clientsSeeing(sight),
    },
  });
