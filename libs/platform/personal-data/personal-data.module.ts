import { Global, Module } from '@nestjs/common';
import { ChangeKeys } from './change-keys.ts';
import { DataKeys } from './data-keys.ts';
import { MasterKeys } from './master-keys.ts';
import { PersonalData } from './personal-data.ts';
import { ResealStoredData } from './reseal-stored-data.ts';
import { SealStoredData } from './seal-stored-data.ts';

@Global()
@Module({
  providers: [MasterKeys, DataKeys, PersonalData, SealStoredData, ChangeKeys, ResealStoredData],
  exports: [DataKeys, PersonalData, SealStoredData, ChangeKeys, ResealStoredData],
})
export class PersonalDataModule {}
