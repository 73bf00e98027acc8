using ImChat.Web.Tests.Contacts;
using ImChat.Web.Tests.Delivery;
using ImChat.Web.Tests.Groups;
using ImChat.Web.Tests.Legacy;
using ImChat.Web.Tests.Lists;
using ImChat.Web.Tests.Messages;
using ImChat.Web.Tests.Support;

namespace ImChat.Web.Tests.Data;

[OnPostgres]
public sealed class AudienceCacheOnPostgresTests : AudienceCacheTests;

[OnPostgres]
public sealed class AudienceStoreOnPostgresTests : AudienceStoreTests;

[OnPostgres]
public sealed class BlockingOnPostgresTests : BlockingTests;

[OnPostgres]
public sealed class ChatListsOnPostgresTests : ChatListsTests;

[OnPostgres]
public sealed class ConsentOnPostgresTests : ConsentTests;

[OnPostgres]
public sealed class ContactBookOnPostgresTests : ContactBookTests;

[OnPostgres]
public sealed class CursorsOnPostgresTests : CursorsTests;

[OnPostgres]
public sealed class DeliveryEvidenceOnPostgresTests : DeliveryEvidenceTests;

[OnPostgres]
public sealed class DeviceFeedOnPostgresTests : DeviceFeedTests;

[OnPostgres]
public sealed class DraftStoreOnPostgresTests : DraftStoreTests;

[OnPostgres]
public sealed class GroupChangesOnPostgresTests : GroupChangesTests;

[OnPostgres]
public sealed class GroupDirectoryOnPostgresTests : GroupDirectoryTests;

[OnPostgres]
public sealed class GroupJoiningOnPostgresTests : GroupJoiningTests;

[OnPostgres]
public sealed class MessageHistoryOnPostgresTests : MessageHistoryTests;

[OnPostgres]
public sealed class MessageOrderOnPostgresTests : MessageOrderTests;

[OnPostgres]
public sealed class MessageStoreOnPostgresTests : MessageStoreTests;

[OnPostgres]
public sealed class MessengerOnPostgresTests : MessengerTests;

[OnPostgres]
public sealed class NewerDatabaseOnPostgresTests : NewerDatabaseTests;

[OnPostgres]
public sealed class OwnListOnPostgresTests : OwnListTests;

[OnPostgres]
public sealed class PeerCardsOnPostgresTests : PeerCardsTests;

[OnPostgres]
public sealed class PersonStoreOnPostgresTests : PersonStoreTests;
