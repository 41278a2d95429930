from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0003_stated_total_note'),
        ('training', '0001_training'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='participant',
            index=models.Index(fields=['group', 'id', 'access_class', 'access_circle'], name='participant_found'),
        ),
    ]
