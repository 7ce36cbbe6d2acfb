import { type DynamicModule, Module } from '@nestjs/common';
import { IdentitySetupModule } from '#identity';
import { BringShippedTemplates } from '#notification';
import { OrganizationModule } from '#organization';
import { ClockModule } from '#platform/clock';
import { type Config, ConfigModule } from '#platform/config';
import { DatabaseModule, EVERYTHING } from '#platform/database';
import { LoggingModule } from '#platform/logging';
import { PersonalDataModule } from '#platform/personal-data';
import { QueueModule } from '#platform/queue';
import { ImportProcedures } from '#procedure';
import { WorkflowModule } from '#workflow';
import { WorkingCalendarModule } from '#working-calendar';
import { Seed } from './seed.ts';

/** Takes the catalogue's import by itself, because it serves no endpoint. */
@Module({})
export class SetupModule {
  static of(config: Config): DynamicModule {
    return {
      module: SetupModule,
      imports: [
        ConfigModule.of(config),
        LoggingModule.of('setup'),
        ClockModule,
        DatabaseModule.of(EVERYTHING),
        QueueModule,
        PersonalDataModule,
        OrganizationModule,
        IdentitySetupModule,
        WorkflowModule,
        WorkingCalendarModule,
      ],
      providers: [Seed, ImportProcedures, BringShippedTemplates],
    };
  }
}
