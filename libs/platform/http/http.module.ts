import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Idempotency } from './idempotency.ts';
import { ProblemFilter } from './problem.filter.ts';
import { ProblemPagesController } from './problem-pages.controller.ts';
import { RateLimits } from './rate-limits.ts';
import { RecordRefusal } from './record-refusal.ts';

@Global()
@Module({
  controllers: [ProblemPagesController],
  providers: [Idempotency, RecordRefusal, RateLimits, { provide: APP_FILTER, useClass: ProblemFilter }],
  exports: [Idempotency, RateLimits],
})
export class HttpModule {}
