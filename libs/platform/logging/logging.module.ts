import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { createPino, Logger } from './logger.ts';

@Global()
@Module({})
export class LoggingModule {
  /** @param process name of the process on every line: `api` or `worker`. */
  static of(process: string): DynamicModule {
    return {
      module: LoggingModule,
      providers: [
        {
          provide: Logger,
          inject: [CONFIG],
          useFactory: (config: Config) => new Logger(createPino(process, config.LOG_LEVEL)),
        },
      ],
      exports: [Logger],
    };
  }
}
