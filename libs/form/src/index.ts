export { FormModule } from './form.module.ts';
