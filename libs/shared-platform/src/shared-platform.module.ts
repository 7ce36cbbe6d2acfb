import { Module } from '@nestjs/common';
import { AccessTokens } from './adapters/access-tokens.ts';
import { NationalPopulation } from './adapters/national.population.ts';
import { NationalStore } from './adapters/national.store.ts';
import { PlatformClient } from './adapters/platform-client.ts';
import { PersonalStore } from './application/personal-store.ts';
import { PopulationRegister } from './application/population-register.ts';

/** What is asked over the shared platform of the province. */
@Module({
  providers: [
    ...[AccessTokens, PlatformClient],
    { provide: PersonalStore, useClass: NationalStore },
    { provide: PopulationRegister, useClass: NationalPopulation },
  ],
})
export class SharedPlatformModule {}
