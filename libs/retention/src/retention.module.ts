import { Module } from '@nestjs/common';
import { DossierModule, ErasePersonalData, ReasonsToKeepModule } from '#dossier';
import { ApplyRetention } from './application/apply-retention.ts';
import { PreviewRetention } from './application/preview-retention.ts';
import { ListRetentionRules } from './application/queries/list-retention-rules.ts';
import { SetRetentionRule } from './application/set-retention-rule.ts';
import { RetentionRuleController } from './http/retention-rule.controller.ts';

/** How long personal data are kept, as administrators set it. */
@Module({
  imports: [DossierModule],
  controllers: [RetentionRuleController],
  providers: [ListRetentionRules, SetRetentionRule, PreviewRetention],
})
export class RetentionModule {}

/** Erases what was kept long enough; runs in the worker. */
@Module({
  imports: [ReasonsToKeepModule],
  providers: [ApplyRetention, ErasePersonalData],
  exports: [ApplyRetention],
})
export class RetentionWorkerModule {}
