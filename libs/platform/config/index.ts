export { CONFIG, ConfigModule } from './config.module.ts';
export type { Config } from './config.schema.ts';
export { ConfigError, loadConfig } from './load-config.ts';
export { mayGoInPlain } from './mail-settings.ts';
export { projectPath } from './project-folder.ts';
export { zaloAccount } from './zalo-settings.ts';
export { smsAccount, type SmsGatewayName } from './sms-settings.ts';
export { type PlatformAccess, platformAccess } from './shared-platform-settings.ts';
