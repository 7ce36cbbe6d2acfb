import { Module } from '@nestjs/common';
import { DossierModule } from '#dossier';
import { ProcedureModule } from '#procedure';
import { AccessTokens } from './adapters/access-tokens.ts';
import { NationalPopulation } from './adapters/national.population.ts';
import { NationalStore } from './adapters/national.store.ts';
import { PlatformClient } from './adapters/platform-client.ts';
import { AskedTrail } from './application/asked-trail.ts';
import { CheckPerson } from './application/check-person.ts';
import { DossierInHand } from './application/dossier-in-hand.ts';
import { PersonalStore } from './application/personal-store.ts';
import { PopulationRegister } from './application/population-register.ts';
import { RetryCivilStatus } from './application/civil-status/retry-civil-status.ts';
import { ListCivilArrivals } from './application/queries/list-civil-arrivals.ts';
import { ListCivilTellings } from './application/queries/list-civil-tellings.ts';
import { ListDeposits } from './application/queries/list-deposits.ts';
import { RetryDeposits } from './application/retry-deposits.ts';
import { StoreOfApplicant } from './application/store-of-applicant.ts';
import { TakePaper } from './application/take-paper.ts';
import { CivilStatusController } from './http/civil-status.controller.ts';
import { DepositController } from './http/deposit.controller.ts';
import { PersonCheckController } from './http/person-check.controller.ts';
import { PersonalStoreController } from './http/personal-store.controller.ts';

/** What is asked over the shared platform of the province. */
@Module({
  imports: [DossierModule, ProcedureModule],
  controllers: [PersonalStoreController, PersonCheckController, DepositController, CivilStatusController],
  providers: [
    ...[AccessTokens, PlatformClient],
    { provide: PersonalStore, useClass: NationalStore },
    { provide: PopulationRegister, useClass: NationalPopulation },
    ...[AskedTrail, DossierInHand, StoreOfApplicant, TakePaper, CheckPerson],
    ...[ListDeposits, RetryDeposits],
    ...[ListCivilArrivals, ListCivilTellings, RetryCivilStatus],
  ],
})
export class SharedPlatformModule {}
