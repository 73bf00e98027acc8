using ImChat.Web.Accounts;

namespace ImChat.Web.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("", "PasswordMissing")]
    [InlineData("x7!Kq2z", "PasswordTooShort")]
    [InlineData("password", "PasswordTooCommon")]
    [InlineData("12345678", "PasswordTooCommon")]
    [InlineData("Password1", "PasswordTooCommon")]
    [InlineData("qwertyuiop", "PasswordTooCommon")]
    [InlineData("aaaaaaaa", "PasswordTooCommon")]
    [InlineData("13800001111", "PasswordTooCommon")]
    [InlineData("correct horse battery", null)]
    [InlineData("new-River-24", null)]
    [InlineData("我家门前有条河", "PasswordTooShort")]
    [InlineData("我家门前有一条河流", null)]
    public void ANewPassword_IsLongEnough_AndNoneOfTheFirst(string password, string? problem) =>
        Assert.Equal(problem, PasswordRules.Check(password, "13800001111")?.ToString());

    [Theory]
    [InlineData(64, null)]
    [InlineData(256, null)]
    [InlineData(257, "PasswordTooLong")]
    public void ALongOne_IsTakenWhole(int chars, string? problem) =>
        Assert.Equal(problem, PasswordRules.Check(new string('x', chars - 1) + 'y')?.ToString());
}
