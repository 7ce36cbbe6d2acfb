export { SharedPlatformModule } from './shared-platform.module.ts';
