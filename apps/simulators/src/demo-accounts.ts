/** Accounts the simulated systems know; local configuration is filled from here. Not secrets: they open nothing else. */
export const demoAccounts = {
  portal: {
    username: 'saomai-motcua',
    password: 'cong-quoc-gia-chay-thu',
    agency: '000.00.00.H99',
    dstcode: 'VN:GOV:000.00.00.G22:vpcpdvcprovider',
  },
  sms: {
    user: 'smsbrand_saomai',
    password: 'tin-nhan-chay-thu',
    cpCode: 'SAOMAI',
    brandname: 'TINHSAOMAI',
  },
} as const;
