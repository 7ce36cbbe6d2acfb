import { Global, Module } from '@nestjs/common';
import { IdentityCipher } from './identity-cipher.ts';

@Global()
@Module({ providers: [IdentityCipher], exports: [IdentityCipher] })
export class PersonalDataModule {}
