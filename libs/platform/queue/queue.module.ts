import { Global, Module } from '@nestjs/common';
import { JobHost } from './job-host.ts';
import { JobRegistry } from './job-registry.ts';
import { Queues } from './queues.ts';
import { Sweeper } from './sweeper.ts';

@Global()
@Module({
  providers: [Queues, JobRegistry, JobHost, Sweeper],
  exports: [Queues, JobRegistry, JobHost, Sweeper],
})
export class QueueModule {}
