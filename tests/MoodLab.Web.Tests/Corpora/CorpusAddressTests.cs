using MoodLab.Web.Corpora;

namespace MoodLab.Web.Tests.Corpora;

public sealed class CorpusAddressTests
{
    [Theory]
    [InlineData("research/corpus")]
    [InlineData("research/corpus?corpus=a%20b&composers=Bach~Chopin&clip=1&all=1")]
    [InlineData("research/corpus?corpus=sample&clip=1")]
    public void Write_WhatWasRead_IsTheSame(string address) =>
        Assert.Equal(address, CorpusAddress.Read(new Uri(new Uri("http://x/"), address).Query).Write());

    [Theory]
    [InlineData("")]
    [InlineData("?composers=~~&corpus=")]
    [InlineData("?nonsense=1&&&")]
    public void Read_Nonsense_IsAsUsual(string query)
    {
        var address = CorpusAddress.Read(query);

        Assert.Null(address.Corpus);
        Assert.Empty(address.Classes);
        Assert.False(address.IsClipped || address.HasAllRows);
    }
}
