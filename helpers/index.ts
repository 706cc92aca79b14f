/**
 * awsh as a library: sessions, services, pages, waiters and resources for AWS. Importing it loads
 * no package of AWS's SDK; the first use of a service does.
 */
export { awaitable, isAwaitable } from './call/awaitable.ts';
export { type AwsError, awsErrorOf } from './call/aws-error.ts';
export type { Call, Retry } from './call/call.ts';
export { type CallContext, currentContext, inContext } from './call/context.ts';
export type { Effect } from './call/effect.ts';
export type { Confirm, Confirmation, Consent, Intent } from './call/guard.ts';
export { NetworkError } from './call/network.ts';
export { callOf } from './call/oversee.ts';
export type { Progress } from './call/progress.ts';
export { type Cleaned, withoutSecrets, withoutTheSecrets } from './call/secrets.ts';
export { isStop, Stopped } from './call/stop.ts';
export { availableProfiles } from './config/profile.ts';
export { describeRegion, knownRegion, partitionOf, regionNames } from './config/region.ts';
export type { CredentialProvider, Credentials } from './credentials/credentials.ts';
export type { Ask, LoginQuestion, MfaQuestion, Question } from './credentials/question.ts';
export type { Approval } from './credentials/sso-login.ts';
export { AwshError, ConfigError, isAwshError, UsageError } from './errors.ts';
export {
  Everywhere,
  type EverywhereOptions,
  everywhere,
  type Failure,
  type Origin,
  originOf,
  type Places,
  type Report,
  sessionsIn,
} from './everywhere.ts';
export {
  attributeItem,
  attributes,
  attributeTexts,
  type Bar,
  Chart,
  type ChartData,
  type ChartMembers,
  type ChartRow,
  chart,
  countBy,
  type Entry,
  entries,
  filterObject,
  filters,
  instances,
  isChart,
  type MetricRow,
  metricRows,
  name,
  native,
  outputs,
  type Point,
  type Policy,
  parameterList,
  parameters,
  policy,
  reservationOf,
  type Series,
  tagList,
  tags,
} from './flatten.ts';
export { loadNames, loadResources, loadSends } from './load-resources.ts';
export {
  type ItemOptions,
  type ItemsOf,
  isListing,
  isPartial,
  Listing,
  type PageOptions,
  type PagesOf,
  PartialListing,
  query,
} from './pages.ts';
export { BatchReport } from './resource/batch.ts';
export { Collection, isCollection } from './resource/collection.ts';
export { type Column, type Columns, columnsOf } from './resource/columns.ts';
export type { Named } from './resource/named-by.ts';
export type { NameFound } from './resource/names.ts';
export { isResource, Resource } from './resource/resource.ts';
export type { Member, Sent } from './resource/sends.ts';
export { Attr, Key } from './resources/dynamodb/attribute.ts';
export { BatchWriter } from './resources/dynamodb/batch-writer.ts';
export { Condition, isCondition } from './resources/dynamodb/condition.ts';
export type { Table } from './resources/dynamodb/types.generated.ts';
export type {
  CapacityReservation,
  CarrierGateway,
  ClassicAddress,
  CustomerGateway,
  DhcpOptions,
  EgressOnlyInternetGateway,
  FlowLog,
  Host,
  Image,
  Instance,
  InternetGateway,
  KeyPair,
  KeyPairInfo,
  LaunchTemplate,
  LaunchTemplateVersion,
  ManagedPrefixList,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  NetworkInterfaceAssociation,
  PlacementGroup,
  Route,
  RouteTable,
  RouteTableAssociation,
  SecurityGroup,
  SecurityGroupRule,
  Snapshot,
  SpotInstanceRequest,
  Subnet,
  Tag,
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRouteTable,
  Volume,
  Vpc,
  VpcAddress,
  VpcEndpoint,
  VpcPeeringConnection,
  VpnConnection,
  VpnGateway,
} from './resources/ec2/types.generated.ts';
export type {
  CopyOptions,
  TransferOptions,
  TransferProgress,
} from './resources/s3/transfers.ts';
export type {
  Bucket,
  MultipartUpload,
  ObjectSummary,
  ObjectVersion,
  S3Object,
} from './resources/s3/types.generated.ts';
export type { AnyClient, AnyService } from './service/any-service.ts';
export { isGlobalEndpoint } from './service/available-regions.ts';
export {
  type KnownService,
  type ServiceEntry,
  serviceEntry,
  serviceNamed,
  serviceNames,
  variableName,
} from './service/catalogue.ts';
export { useCodeCache } from './service/code-cache.ts';
export type { JsonDocument } from './service/conversions/converted.ts';
export type { CopySource } from './service/conversions/s3.ts';
export { type Explanation, explain } from './service/explain.ts';
export type { ServiceHandle } from './service/handle.ts';
export { type InputFault, InvalidInput } from './service/input/invalid-input.ts';
export { type Installed, installService } from './service/install/install.ts';
export { NotInstalled } from './service/install/not-installed.ts';
export { servicesFolder } from './service/install/places.ts';
export { standIn } from './service/install/stand-in.ts';
export { login } from './service/login.ts';
export type { CallOptions, Operations } from './service/operations.ts';
export { bundledServices, isAtHand, isBundled, type ServiceName } from './service/packages.ts';
export type { PresignOptions } from './service/presign/presign.ts';
export type { PostPolicy, PresignedPost } from './service/presign/presign-post.ts';
export type {
  CloudFormationService,
  CloudWatchService,
  DynamoDbService,
  Ec2Service,
  GlacierService,
  IamService,
  RdsService,
  S3Service,
  Services,
  SnsService,
  SqsService,
  StsService,
} from './service/services.ts';
export { type Identity, type SandboxLink, Session, type SessionOptions } from './session.ts';
export {
  type Clock,
  type Look,
  WaitError,
  type WatchOptions,
  type WatchUntil,
  waitFor,
  watch,
} from './watch.ts';
