import { Global, Module } from '@nestjs/common';
import { DataKeys } from './data-keys.ts';
import { MasterKeys } from './master-keys.ts';
import { PersonalData } from './personal-data.ts';
import { SealStoredData } from './seal-stored-data.ts';

@Global()
@Module({
  providers: [MasterKeys, DataKeys, PersonalData, SealStoredData],
  exports: [DataKeys, PersonalData, SealStoredData],
})
export class PersonalDataModule {}
