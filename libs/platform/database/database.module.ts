import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#platform/config';
import { createDataSource } from './data-source.ts';
import { Database } from './database.ts';
import type { Sight } from './sight.ts';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  /** @param sight what the process sees of the dossiers by itself, outside of requests */
  static of(sight: Sight): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, inject: [CONFIG], useFactory: (config: Config) => open(config, sight) },
        Database,
      ],
      exports: [DataSource, Database],
    };
  }

  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

const open = ({ DATABASE_URL: url, DATABASE_POOL: pool }: Config, sight: Sight): Promise<DataSource> =>
  createDataSource({ url, pool, applicationName: 'mot-cua', sight }).initialize();
