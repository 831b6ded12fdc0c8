using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Tests.Language;

/// <summary>Changes something in a file of tensors.</summary>
internal static class SafeTensorsEdit
{
    public static void Metadata(string path, string key, string value) => Rewrite(path, (key, value), null);

    /// <summary>Fills a tensor with a value and its opposite by turns.</summary>
    public static void Fill(string path, string tensor, float value) => Rewrite(path, null, (tensor, value));

    private static void Rewrite(
        string path, (string Key, string Value)? changed, (string Tensor, float Value)? filled)
    {
        var file = SafeTensors.ReadFile(path);
        SafeTensorsWriter writer = new();
        foreach (var (key, value) in file.Metadata)
        {
            writer.AddMetadata(key, value);
        }

        if (changed is { } change)
        {
            writer.AddMetadata(change.Key, change.Value);
        }

        foreach (var key in file.Keys)
        {
            var values = file.Read(key);
            if (key == filled?.Tensor)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = i % 2 == 0 ? filled.Value.Value : -filled.Value.Value;
                }
            }

            writer.Add(key, [.. file.Shape(key)], values);
        }

        writer.WriteFile(path);
    }
}
