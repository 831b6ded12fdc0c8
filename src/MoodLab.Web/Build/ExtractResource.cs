using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;

namespace MoodLab.Web.Build
{
    /// <summary>Copies a resource out of an assembly by reading its bytes: the assembly is never loaded.</summary>
    public sealed class ExtractResource : Microsoft.Build.Utilities.Task
    {
        /// <summary>Gets or sets the path of the assembly.</summary>
        [Required]
        public string Assembly { get; set; }

        /// <summary>Gets or sets the name of the resource.</summary>
        [Required]
        public string Resource { get; set; }

        /// <summary>Gets or sets the path of the file to write.</summary>
        [Required]
        public string Destination { get; set; }

        /// <inheritdoc />
        public override bool Execute()
        {
            using (var image = new PEReader(File.OpenRead(Assembly)))
            {
                var metadata = image.GetMetadataReader();
                foreach (var handle in metadata.ManifestResources)
                {
                    var resource = metadata.GetManifestResource(handle);
                    if (metadata.GetString(resource.Name) == Resource && resource.Implementation.IsNil)
                    {
                        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
                        File.WriteAllBytes(Destination, Read(image, checked((int)resource.Offset)));
                        return true;
                    }
                }
            }

            Log.LogError("{0} holds no resource {1}.", Assembly, Resource);
            return false;
        }

        /// <summary>Reads a resource: its length in four bytes, then its content (ECMA-335, II.24.2.5).</summary>
        private static byte[] Read(PEReader image, int offset)
        {
            var start = image.PEHeaders.CorHeader.ResourcesDirectory.RelativeVirtualAddress;
            var reader = image.GetSectionData(start).GetReader();
            reader.Offset = offset;
            return reader.ReadBytes(reader.ReadInt32());
        }
    }
}
