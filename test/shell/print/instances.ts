/** An answer of DescribeInstances as the SDK gives it: `perBox` lists the instances per reservation. */
export function described(perBox: readonly number[], more: object = {}) {
  let number = 0;
  return {
    $metadata: { httpStatusCode: 200, requestId: '6f1c', attempts: 1 },
    Reservations: perBox.map((size, box) => ({
      ReservationId: `r-${box}`,
      OwnerId: '123456789012',
      Groups: [],
      Instances: Array.from({ length: size }, () => instance(number++)),
    })),
    ...more,
  };
}

/** One instance, the `number`th of its account. */
export function instance(number: number) {
  return {
    InstanceId: `i-0a1b2c3d4e5f6071${number}`,
    ImageId: 'ami-0c12345',
    InstanceType: 't3.micro',
    State: { Code: 16, Name: 'running' },
    PrivateIpAddress: `10.0.1.1${number}`,
    LaunchTime: new Date('2026-10-01T08:00:00Z'),
    Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'default' },
    EbsOptimized: false,
    ProductCodes: [],
    Tags: [
      { Key: 'Name', Value: `web-${number}` },
      { Key: 'owner', Value: 'ada' },
    ],
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { Status: 'attached', VolumeId: 'vol-0123', Iops: 3000 } },
    ],
  };
}

/** VPCs as DescribeVpcs answers: awsh has no columns of its own for them in these tests. */
export function subnets(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    AvailabilityZone: at % 2 ? 'us-east-1a' : 'us-east-1b',
    AvailableIpAddressCount: 250 + at,
    CidrBlock: `10.0.${at}.0/24`,
    DefaultForAz: false,
    OwnerId: '123456789012',
    State: 'available',
    SubnetId: `subnet-0aa11bb22cc33dd4${at}`,
    VpcId: 'vpc-0aa11bb22cc33dd44',
    OutpostArn: '',
    Tags: [{ Key: 'Name', Value: `private-${at}` }],
    MapPublicIpOnLaunch: false,
  }));
}
