export { DelegationModule } from './delegation.module.ts';
