export { IdentityCipher, type ProtectedIdentity } from './identity-cipher.ts';
export { PersonalDataModule } from './personal-data.module.ts';
